# fetch_andnot, u16, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    not esi                         |   not esi
    movzx eax, word ptr [rdi]       |   movzx eax, word ptr [rdi]
  L0:                               | L0:
    mov cx, ax                      |   mov ecx, eax
    and cx, si                      |   and ecx, esi
    lock cmpxchg word ptr [rdi], cx |   lock cmpxchg word ptr [rdi], cx
    jne L0                          |   jne L0
    ret                             |   ret
