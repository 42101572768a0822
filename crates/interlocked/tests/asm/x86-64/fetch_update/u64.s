# fetch_update, u64, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov rax, qword ptr [rdi]          |   mov rax, qword ptr [rdi]
  L0:                                 | L0:
    cmp rax, rsi                      |   cmp rax, rsi
    je L1                             |   je L1
    lock cmpxchg qword ptr [rdi], rdx |   lock cmpxchg qword ptr [rdi], rdx
    jne L0                            |   jne L0
  L1:                                 | L1:
    ret                               |   ret
