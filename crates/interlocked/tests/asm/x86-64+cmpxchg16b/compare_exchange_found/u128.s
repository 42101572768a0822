# compare_exchange_found, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 8 instructions, portable-atomic 10
    mov r9, rcx                       |
    mov rax, rsi                      |
    mov rcx, r8                       |
    xchg r9, rbx                      |
    lock cmpxchg16b xmmword ptr [rdi] |
    sete cl                           |
    mov rbx, r9                       |
    ret                               |
