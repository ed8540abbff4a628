import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import en from './i18n/messages/en';
import { setMessages } from './i18n/translations';

// The reader of the tests is in London: "18:00", not "6:00 PM".
Object.defineProperty(navigator, 'languages', { get: () => ['en-GB'], configurable: true });

// jsdom draws no dialogs: here they are open or not, which is what tests ask.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

// It has no screen either: a test that needs one says which.
globalThis.matchMedia = () =>
  ({ matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;

// Nor does it scroll.
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => setMessages('en', en));

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
