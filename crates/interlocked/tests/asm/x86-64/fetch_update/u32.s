# fetch_update, u32, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, dword ptr [rdi]          |   mov eax, dword ptr [rdi]
  L0:                                 | L0:
    cmp eax, esi                      |   cmp eax, esi
    je L1                             |   je L1
    lock cmpxchg dword ptr [rdi], edx |   lock cmpxchg dword ptr [rdi], edx
    jne L0                            |   jne L0
  L1:                                 | L1:
    ret                               |   ret
