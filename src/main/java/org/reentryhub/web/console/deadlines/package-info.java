/** What has run out of time, and what will. */
@NullMarked
package org.reentryhub.web.console.deadlines;

import org.jspecify.annotations.NullMarked;
