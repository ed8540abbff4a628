import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from './Choices';
import { chooseTheme, chosenTheme, type Theme } from './theme';

export function ThemeChoice() {
  const t = useTranslations('common.settings');
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    chooseTheme(chosen);
  };
  return (
    <Segmented
      label={t('appearance')}
      labelHidden={false}
      choices={[
        { value: 'system', label: t('system') },
        { value: 'light', label: t('light'), icon: 'sun' },
        { value: 'dark', label: t('dark'), icon: 'moon' },
      ]}
      value={theme}
      onChange={choose}
    />
  );
}
