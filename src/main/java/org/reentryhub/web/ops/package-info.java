/** What operators see and may set going again; never any personal data. */
@NullMarked
package org.reentryhub.web.ops;

import org.jspecify.annotations.NullMarked;
