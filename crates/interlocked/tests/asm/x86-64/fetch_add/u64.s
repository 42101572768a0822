# fetch_add, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov rax, rsi                   |   mov rax, rsi
    lock xadd qword ptr [rdi], rax |   lock xadd qword ptr [rdi], rax
    ret                            |   ret
