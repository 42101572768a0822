# neg, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 11 instructions, portable-atomic 11
    mov rsi, rbx                      |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    mov rbx, rax                      |
    xor rcx, rcx                      |
    neg rbx                           |
    sbb rcx, rdx                      |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    xchg rsi, rbx                     |
    ret                               |
