# fetch_nand, u32, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    mov eax, dword ptr [rdi]          |   mov eax, dword ptr [rdi]
  L0:                                 | L0:
    mov ecx, eax                      |   mov ecx, eax
    and ecx, esi                      |   and ecx, esi
    not ecx                           |   not ecx
    lock cmpxchg dword ptr [rdi], ecx |   lock cmpxchg dword ptr [rdi], ecx
    jne L0                            |   jne L0
    ret                               |   ret
