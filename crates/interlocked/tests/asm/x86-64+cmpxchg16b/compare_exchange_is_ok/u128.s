# compare_exchange_is_ok, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 10 instructions, portable-atomic 12
    mov r9, rcx                       |
    mov rax, rsi                      |
    mov rcx, r8                       |
    xchg r9, rbx                      |
    lock cmpxchg16b xmmword ptr [rdi] |
    sete cl                           |
    mov rbx, r9                       |
    mov rax, rcx                      |
    and al, 0x1                       |
    ret                               |
