# store, u8, x86-64 (every x86-64 CPU) | core

relaxed release: 2 instructions, core 2, portable-atomic 2
    mov byte ptr [rdi], sil        |   mov byte ptr [rdi], sil
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    xchg byte ptr [rdi], sil       |   xchg byte ptr [rdi], sil
    ret                            |   ret
