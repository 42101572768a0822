# fetch_update, u128, x86-64+avx (x86-64 with CMPXCHG16B and AVX) | core

any: 20 instructions, portable-atomic 31
    mov r9, rcx                       |
    mov r10, rdx                      |
    vmovdqa xmm0, xmmword ptr [rdi]   |
    vmovq rax, xmm0                   |
    vpextrq rdx, xmm0, 0x1            |
  L0:                                 |
    mov rcx, rax                      |
    xor rcx, rsi                      |
    mov r11, rdx                      |
    xor r11, r10                      |
    or r11, rcx                       |
    je L1                             |
    mov r11, r9                       |
    mov rcx, r8                       |
    xchg r11, rbx                     |
    lock cmpxchg16b xmmword ptr [rdi] |
    sete cl                           |
    mov rbx, r11                      |
    test cl, 0x1                      |
    je L0                             |
  L1:                                 |
    ret                               |
