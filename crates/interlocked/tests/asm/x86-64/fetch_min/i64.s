# fetch_min, i64, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    mov rax, qword ptr [rdi]          |   mov rax, qword ptr [rdi]
  L0:                                 | L0:
    mov rcx, rax                      |   cmp rax, rsi
    cmp rcx, rsi                      |   mov rcx, rsi
    cmovg rcx, rsi                    |   cmovle rcx, rax
    lock cmpxchg qword ptr [rdi], rcx |   lock cmpxchg qword ptr [rdi], rcx
    jne L0                            |   jne L0
    ret                               |   ret
