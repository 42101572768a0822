# compare_exchange_is_ok, u16, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg word ptr [rdi], dx |   lock cmpxchg word ptr [rdi], dx
    sete al                         |   sete al
    ret                             |   ret
