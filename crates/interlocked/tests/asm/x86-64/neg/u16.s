# neg, u16, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 6, portable-atomic 2
    lock neg word ptr [rdi]        |   movzx eax, word ptr [rdi]
    ret                            | L0:
                                   |   mov ecx, eax
                                   |   neg ecx
                                   |   lock cmpxchg word ptr [rdi], cx
                                   |   jne L0
                                   |   ret
