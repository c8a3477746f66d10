/** What human beings should do. Beside the alerts of custody, which say what to look at, and below delivery, which opens some. */
@NullMarked
package org.reentryhub.task;

import org.jspecify.annotations.NullMarked;
