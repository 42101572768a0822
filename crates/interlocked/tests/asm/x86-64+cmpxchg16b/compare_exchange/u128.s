# compare_exchange, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 11 instructions, portable-atomic 14
    mov r10, rcx                      |
    mov rax, rsi                      |
    mov rcx, r8                       |
    xchg r10, rbx                     |
    lock cmpxchg16b xmmword ptr [rdi] |
    sete cl                           |
    mov rbx, r10                      |
    mov qword ptr [r9 + 0x8], rdx     |
    mov qword ptr [r9], rax           |
    mov eax, ecx                      |
    ret                               |
