// The fastest first AWS request that a program on Node can make: nothing but a socket and a signature by hand.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
const { createHash, createHmac } = require('node:crypto')

const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = process.env
const url = new URL(AWS_ENDPOINT_URL)
const { request } = require(`node:${url.protocol.slice(0, -1)}`)
const [, , body = 'Action=DescribeListeners&Version=2015-12-01'] = process.argv
const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
const scope = `${date.slice(0, 8)}/${AWS_REGION}/elasticloadbalancing/aws4_request`
const type = 'application/x-www-form-urlencoded'
const hash = (text) => createHash('sha256').update(text).digest('hex')
const sign = (key, text) => createHmac('sha256', key).update(text).digest()
const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${url.host}\nx-amz-date:${date}\n\ncontent-type;host;x-amz-date\n${hash(body)}`
const key = scope.split('/').reduce(sign, `AWS4${AWS_SECRET_ACCESS_KEY}`)
const signature = sign(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash(canonical)}`).toString('hex')
const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=content-type;host;x-amz-date, Signature=${signature}`
request(url, { method: 'POST', headers: { 'content-type': type, 'x-amz-date': date, authorization } }).end(
  body,
)
