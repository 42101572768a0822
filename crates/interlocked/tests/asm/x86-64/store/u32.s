# store, u32, x86-64 (every x86-64 CPU) | core

relaxed release: 2 instructions, core 2, portable-atomic 2
    mov dword ptr [rdi], esi       |   mov dword ptr [rdi], esi
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    xchg dword ptr [rdi], esi      |   xchg dword ptr [rdi], esi
    ret                            |   ret
