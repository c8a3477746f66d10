/**
 * Walks through the pages as people do, with a real browser: {@code mvn -Pbrowser test}. It takes the Chromium that the
 * environment variable {@code CHROMIUM} names, else {@code /usr/bin/chromium}.
 */
@NullMarked
package org.reentryhub.browser;

import org.jspecify.annotations.NullMarked;
