# bit_clear, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 27 instructions, portable-atomic 31
    mov ecx, esi                      |
    mov r9d, 0x1                      |
    shl r9, cl                        |
    xor eax, eax                      |
    test cl, 0x40                     |
    mov r10d, 0x0                     |
    cmovne r10, r9                    |
    cmovne r9, rax                    |
    mov rsi, r9                       |
    not rsi                           |
    mov r8, r10                       |
    not r8                            |
    mov r11, rbx                      |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    mov rbx, rax                      |
    mov rcx, rdx                      |
    and rbx, rsi                      |
    and rcx, r8                       |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    xchg r11, rbx                     |
    and rdx, r10                      |
    and rax, r9                       |
    or rax, rdx                       |
    setne al                          |
