# neg, u8, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 6, portable-atomic 2
    lock neg byte ptr [rdi]        |   movzx eax, byte ptr [rdi]
    ret                            | L0:
                                   |   mov ecx, eax
                                   |   neg cl
                                   |   lock cmpxchg byte ptr [rdi], cl
                                   |   jne L0
                                   |   ret
