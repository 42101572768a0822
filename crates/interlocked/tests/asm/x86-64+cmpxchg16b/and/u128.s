# and, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 12 instructions, portable-atomic 13
    mov r8, rdx                       |
    mov r9, rbx                       |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    mov rbx, rax                      |
    mov rcx, rdx                      |
    and rbx, rsi                      |
    and rcx, r8                       |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    xchg r9, rbx                      |
    ret                               |
