/** The pages that people see: small, server-rendered, readable without scripts, in three languages. */
@NullMarked
package org.reentryhub.web.console;

import org.jspecify.annotations.NullMarked;
