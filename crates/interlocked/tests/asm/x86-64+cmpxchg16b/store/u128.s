# store, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 8 instructions
    mov rcx, rdx                      |
    xchg rsi, rbx                     |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    mov rbx, rsi                      |
    ret                               |
