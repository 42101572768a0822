# bit_clear, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 25 instructions, portable-atomic 31
    mov ecx, esi                      |
    mov esi, 0x1                      |
    shl rsi, cl                       |
    xor eax, eax                      |
    test cl, 0x40                     |
    mov r8d, 0x0                      |
    cmovne r8, rsi                    |
    cmovne rsi, rax                   |
    not rsi                           |
    not r8                            |
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
    xor rdx, rcx                      |
    xor rax, r9                       |
    or rax, rdx                       |
    setne al                          |
    ret                               |
