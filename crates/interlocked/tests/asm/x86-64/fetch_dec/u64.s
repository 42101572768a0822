# fetch_dec, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov rax, -0x1                  |   mov rax, -0x1
    lock xadd qword ptr [rdi], rax |   lock xadd qword ptr [rdi], rax
    ret                            |   ret
