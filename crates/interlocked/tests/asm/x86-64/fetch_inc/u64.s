# fetch_inc, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, 0x1                   |   mov eax, 0x1
    lock xadd qword ptr [rdi], rax |   lock xadd qword ptr [rdi], rax
    ret                            |   ret
