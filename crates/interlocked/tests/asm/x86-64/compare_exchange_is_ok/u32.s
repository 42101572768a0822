# compare_exchange_is_ok, u32, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                      |   mov eax, esi
    lock cmpxchg dword ptr [rdi], edx |   lock cmpxchg dword ptr [rdi], edx
    sete al                           |   sete al
    ret                               |   ret
