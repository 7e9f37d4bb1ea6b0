import { Deadline } from '../../../lib/foundation/deadline.js';

const over = (deadline: Deadline): Promise<void> => new Promise((resolve) => deadline.add(resolve));

describe('Deadline', () => {
  it('is over for everybody at once, and stays so', async () => {
    const deadline = new Deadline(20);
    const heard: string[] = [];
    deadline.add(() => heard.push('first'));
    const gone = (): unknown => heard.push('gone');
    deadline.add(gone);
    deadline.remove(gone);
    await over(deadline);
    expect(heard).toEqual(['first']);
    expect(deadline).toMatchObject({ isOver: true, left: 0 });
  });

  it('is not over before its time, though a timer set in a busy loop fires early', async () => {
    const deadline = new Deadline(60);
    const until = performance.now() + 40;
    while (performance.now() < until);
    const begun = performance.now();
    const later = new Deadline(30);
    await over(later);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
    await over(deadline);
    expect(deadline.left).toBe(0);
  });

  it('may have begun before it was made', () => {
    expect(new Deadline(50, performance.now() - 100).isOver).toBe(true);
    expect(new Deadline(50_000, performance.now() - 100).left).toBeLessThanOrEqual(49_900);
  });

  it('that is over already says so in the next turn', async () => {
    const deadline = new Deadline(0);
    await over(deadline);
    expect(deadline.isOver).toBe(true);
  });
});
