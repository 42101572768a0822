# fetch_not, u16, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, word ptr [rdi]       |   movzx eax, word ptr [rdi]
  L0:                               | L0:
    mov cx, ax                      |   mov ecx, eax
    not cx                          |   not ecx
    lock cmpxchg word ptr [rdi], cx |   lock cmpxchg word ptr [rdi], cx
    jne L0                          |   jne L0
    ret                             |   ret
