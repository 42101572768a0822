# compare_exchange_until, u32, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
  L0:                                 | L0:
    mov eax, esi                      |   mov eax, esi
    lock cmpxchg dword ptr [rdi], edx |   lock cmpxchg dword ptr [rdi], edx
    jne L0                            |   jne L0
    ret                               |   ret
