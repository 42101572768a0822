# compare_exchange_until, u64, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
  L0:                                 | L0:
    mov rax, rsi                      |   mov rax, rsi
    lock cmpxchg qword ptr [rdi], rdx |   lock cmpxchg qword ptr [rdi], rdx
    jne L0                            |   jne L0
    ret                               |   ret
