# compare_exchange, u16, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg word ptr [rdi], dx |   lock cmpxchg word ptr [rdi], dx
    sete dl                         |   sete dl
    mov word ptr [rcx], ax          |   mov word ptr [rcx], ax
    mov eax, edx                    |   mov eax, edx
    ret                             |   ret
