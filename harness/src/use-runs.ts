// Vitest loads this file before each test file, so that no property can forget the shared setting.
import fc from 'fast-check'
import { fastCheckOptions } from './runs.ts'

fc.configureGlobal({ ...fc.readConfigureGlobal(), ...fastCheckOptions() })
