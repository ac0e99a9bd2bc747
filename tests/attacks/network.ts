// 45 import refused 0: asks a server for the answers.
// base: starter
import { connect } from 'node:net';
connect(80, 'example.com');
