# fetch_nand, u64, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    mov rax, qword ptr [rdi]          |   mov rax, qword ptr [rdi]
  L0:                                 | L0:
    mov rcx, rax                      |   mov rcx, rax
    and rcx, rsi                      |   and rcx, rsi
    not rcx                           |   not rcx
    lock cmpxchg qword ptr [rdi], rcx |   lock cmpxchg qword ptr [rdi], rcx
    jne L0                            |   jne L0
    ret                               |   ret
