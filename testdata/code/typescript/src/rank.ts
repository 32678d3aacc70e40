export function rank(left: number, right: number): number {
  return left - right;
}
