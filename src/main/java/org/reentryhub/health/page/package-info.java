/** The pages of the prison's health unit. They show what the unit's desks say and keep nothing; no rule lives here. */
@NullMarked
package org.reentryhub.health.page;

import org.jspecify.annotations.NullMarked;
