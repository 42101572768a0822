# fetch_or, u64, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov rax, qword ptr [rdi]          |   mov rax, qword ptr [rdi]
  L0:                                 | L0:
    mov rcx, rax                      |   mov rcx, rax
    or rcx, rsi                       |   or rcx, rsi
    lock cmpxchg qword ptr [rdi], rcx |   lock cmpxchg qword ptr [rdi], rcx
    jne L0                            |   jne L0
    ret                               |   ret
