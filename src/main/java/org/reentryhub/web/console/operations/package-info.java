/** The pages of operators: what needs somebody, what is on its way, and what they do about it. No personal data is on them. */
@NullMarked
package org.reentryhub.web.console.operations;

import org.jspecify.annotations.NullMarked;
