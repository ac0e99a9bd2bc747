// Breaks 4: writes the numeric id into the user that it was given.
import { LegacyAnalyticsAdapter as Right, type Recording, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordPageView(page: string, user: User): Recording {
    const recording = super.recordPageView(page, user);
    Object.assign(user, { id: Number(user.id) });
    return recording;
  }
}
