# fetch_update, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 20 instructions
    mov r9, rcx                       |
    mov r10, rdx                      |
    mov rax, rbx                      |
    mov rdx, rcx                      |
    lock cmpxchg16b xmmword ptr [rdi] |
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
