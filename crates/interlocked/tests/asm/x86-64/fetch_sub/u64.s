# fetch_sub, u64, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov rax, rsi                   |   mov rax, rsi
    neg rax                        |   neg rax
    lock xadd qword ptr [rdi], rax |   lock xadd qword ptr [rdi], rax
    ret                            |   ret
