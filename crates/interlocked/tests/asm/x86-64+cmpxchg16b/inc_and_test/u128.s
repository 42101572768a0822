# inc_and_test, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 13 instructions, portable-atomic 16
    mov rsi, rbx                      |
    mov rax, qword ptr [rdi]          |
    mov rdx, qword ptr [rdi + 0x8]    |
  L0:                                 |
    mov rbx, rax                      |
    mov rcx, rdx                      |
    add rbx, 0x1                      |
    adc rcx, 0x0                      |
    lock cmpxchg16b xmmword ptr [rdi] |
    jne L0                            |
    xchg rsi, rbx                     |
    or rcx, rsi                       |
    sete al                           |
    ret                               |
