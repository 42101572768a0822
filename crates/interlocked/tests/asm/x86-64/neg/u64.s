# neg, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 6, portable-atomic 2
    lock neg qword ptr [rdi]       |   mov rax, qword ptr [rdi]
    ret                            | L0:
                                   |   mov rcx, rax
                                   |   neg rcx
                                   |   lock cmpxchg qword ptr [rdi], rcx
                                   |   jne L0
                                   |   ret
