# store, u64, x86-64 (every x86-64 CPU) | core

relaxed release: 2 instructions, core 2, portable-atomic 2
    mov qword ptr [rdi], rsi       |   mov qword ptr [rdi], rsi
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    xchg qword ptr [rdi], rsi      |   xchg qword ptr [rdi], rsi
    ret                            |   ret
