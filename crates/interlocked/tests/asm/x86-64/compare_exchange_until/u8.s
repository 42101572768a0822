# compare_exchange_until, u8, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
  L0:                               | L0:
    mov eax, esi                    |   mov eax, esi
    lock cmpxchg byte ptr [rdi], dl |   lock cmpxchg byte ptr [rdi], dl
    jne L0                          |   jne L0
    ret                             |   ret
