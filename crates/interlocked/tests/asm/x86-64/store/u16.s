# store, u16, x86-64 (every x86-64 CPU) | core

relaxed release: 2 instructions, core 2, portable-atomic 2
    mov word ptr [rdi], si         |   mov word ptr [rdi], si
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    xchg word ptr [rdi], si        |   xchg word ptr [rdi], si
    ret                            |   ret
