# compare_exchange_until, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 13 instructions, portable-atomic 18
    mov r9, rcx                       |
    mov r10, rdx                      |
  L0:                                 |
    mov r11, r9                       |
    mov rcx, r8                       |
    mov rdx, r10                      |
    mov rax, rsi                      |
    xchg r11, rbx                     |
    lock cmpxchg16b xmmword ptr [rdi] |
    sete cl                           |
    mov rbx, r11                      |
    test cl, 0x1                      |
    je L0                             |
    ret                               |
