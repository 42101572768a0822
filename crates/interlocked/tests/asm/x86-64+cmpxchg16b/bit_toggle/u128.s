# bit_toggle, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 22 instructions, portable-atomic 29
    mov ecx, esi                      |
    mov r8d, 0x1                      |
    shl r8, cl                        |
    xor eax, eax                      |
    test cl, 0x40                     |
    mov rsi, r8                       |
    cmovne rsi, rax                   |
    cmove r8, rax                     |
    mov r9, rbx                       |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    mov rbx, rax                      |
    mov rcx, rdx                      |
    xor rbx, rsi                      |
    xor rcx, r8                       |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    xchg r9, rbx                      |
    cmp r9, rax                       |
    sbb rcx, rdx                      |
    setb al                           |
    ret                               |
