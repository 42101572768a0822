# compare_exchange_found, u32, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, esi                      |   mov eax, esi
    lock cmpxchg dword ptr [rdi], edx |   lock cmpxchg dword ptr [rdi], edx
    ret                               |   ret
